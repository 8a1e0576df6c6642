/** Pictures for people to look at. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Saves what the window shows under a name, in the folder DIGLOT_SHOTS; gives the PNG. */
export async function shoot(session, name) {
  const png = await session.screenshot();
  const folder = process.env.DIGLOT_SHOTS;
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.png`), png);
  }
  return png;
}
