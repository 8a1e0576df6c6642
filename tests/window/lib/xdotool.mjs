/** The window system's own keys: native dialogs and what the engine does by itself answer to no driver. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Presses keys as the window system would, in whatever window has the focus. */
export async function xdotool(...words) {
  const tool = spawn('xdotool', words, { stdio: 'ignore' });
  const [code] = await once(tool, 'exit');
  if (code !== 0) throw new Error(`xdotool ${words.join(' ')}: ${code}`);
}
