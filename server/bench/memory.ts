import { startProduct } from './contenders.ts';
import { drive } from './drive.ts';
import { underFullLoad } from './full-load.ts';
import { mixed } from './traffic.ts';

/** How long it takes all that it can. */
const SECONDS = Number(process.argv[2] ?? 600);
const WARM_UP_SECONDS = 20;

/* `npm run bench:memory`: whether the server's memory grows with what it has taken. */
const product = await startProduct();
try {
  await drive(product, mixed(product.site), { seconds: WARM_UP_SECONDS });
  process.stdout.write(`${await underFullLoad(product, SECONDS)}\n`);
} finally {
  await product.stop();
}
