let audio: AudioContext | undefined;

/** Two soft notes. A browser that has not been touched yet stays silent. */
export function chime(): void {
  audio ??= new AudioContext();
  const now = audio.currentTime;
  [659.25, 880].forEach((frequency, i) => {
    const note = audio!.createOscillator();
    const volume = audio!.createGain();
    const start = now + i * 0.12;
    note.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.08, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
    note.connect(volume).connect(audio!.destination);
    note.start(start);
    note.stop(start + 0.4);
  });
}
