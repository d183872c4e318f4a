const NOTES_HZ = [880, 1_175];
const NOTE_S = 0.14;
const LOUDNESS = 0.08;

/** Two short, soft notes; silent where the browser allows no sound yet. */
export function chime(): void {
  if (!('AudioContext' in window)) return;
  const audio = new AudioContext();
  for (const [i, frequency] of NOTES_HZ.entries()) {
    const starts = audio.currentTime + i * NOTE_S;
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(LOUDNESS, starts);
    volume.gain.exponentialRampToValueAtTime(0.001, starts + 2 * NOTE_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(starts);
    tone.stop(starts + 2 * NOTE_S);
  }
  setTimeout(() => void audio.close(), 2_000);
}
