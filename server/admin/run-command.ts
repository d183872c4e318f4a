import { readSettings, type Settings } from '../settings.ts';
import { StartError } from '../start/start-error.ts';

/** Runs a command of the operator's: its number is the exit code, and what is wrong is one line. */
export async function runCommand(command: (settings: Settings) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(readSettings(process.env));
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
