/**
 * Pictures for people to look at, of the screen itself: what the window system shows, not what the
 * page believes. (WebKitWebDriver's own screenshots never answer for this window.)
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** Saves what the window shows under a name, in the folder DIGLOT_SHOTS. */
export async function shoot(session, name) {
  const [width, height] = await session.run(() => [window.innerWidth, window.innerHeight]);
  // Transitions take 0.2 s at most, and the screen is a frame behind the page.
  await new Promise((resolve) => setTimeout(resolve, 400));
  const screen = readScreen(await readFile(join(process.env.DIGLOT_SCREEN, 'Xvfb_screen0')));
  const folder = process.env.DIGLOT_SHOTS;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), png(screen, width, height));
}

/** Reads Xvfb's frame buffer, an X window dump: 32 bits a pixel, blue first. */
function readScreen(dump) {
  const field = (n) => dump.readUInt32BE(n * 4);
  const [headerSize, bitsPerPixel, bytesPerLine, colors] = [field(0), field(11), field(12), field(19)];
  if (bitsPerPixel !== 32) throw new Error(`a screen of ${bitsPerPixel} bits a pixel is not understood`);
  return { pixels: dump.subarray(headerSize + colors * 12), bytesPerLine };
}

/** The upper left part of a screen as PNG. */
function png({ pixels, bytesPerLine }, width, height) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    let to = y * (1 + width * 3) + 1;
    for (let from = y * bytesPerLine; from < y * bytesPerLine + width * 4; from += 4) {
      rows[to++] = pixels[from + 2];
      rows[to++] = pixels[from + 1];
      rows[to++] = pixels[from];
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
