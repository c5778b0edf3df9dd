/**
 * Logarithm and exponential built only from operations that IEEE 754 fixes to the last bit (+ − × ÷ and bit moves), so
 * that every JavaScript engine draws the same numbers. `Math.log` and `Math.exp` are allowed to differ between engines.
 *
 * Ported from FreeBSD msun `e_log.c` and `e_exp.c` (Sun Microsystems, 1993); error under 1 ulp.
 */
const view = new DataView(new ArrayBuffer(8));
const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;

function highWord(x: number): number {
  view.setFloat64(0, x);
  return view.getInt32(0);
}

function withHighWord(x: number, high: number): number {
  view.setFloat64(0, x);
  view.setInt32(0, high);
  return view.getFloat64(0);
}

/** Natural logarithm. 0 gives −∞, a negative number NaN. */
export function log(value: number): number {
  if (!(value > 0)) return value === 0 ? -Infinity : Number.NaN;
  if (value === Infinity) return value;
  let x = value;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    k -= 54;
    x *= 18014398509481984;
  }
  let high = highWord(x);
  k += (high >> 20) - 1023;
  high &= 0xfffff;
  const carry = (high + 0x95f64) & 0x100000;
  x = withHighWord(x, high | (carry ^ 0x3ff00000));
  k += carry >> 20;
  const f = x - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z * (6.66666666666673513e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const r = odd + even;
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + r) + k * LN2_LO) - f);
}

/** e to the power of x. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.floor(x * 1.4426950408889634 + 0.5);
  const hi = x - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (lo - (r * c) / (2 - c) - hi);
  return scaleByPowerOfTwo(y, k);
}

function scaleByPowerOfTwo(y: number, k: number): number {
  if (k >= -1021) return k === 1024 ? y * 2 * 8.98846567431158e307 : withHighWord(y, highWord(y) + (k << 20));
  return withHighWord(y, highWord(y) + ((k + 1000) << 20)) * 9.3326361850321887899e-302;
}

/** base to the power of exponent, for base > 0; exact for small integer exponents. */
export function pow(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (Number.isInteger(exponent) && exponent > 0 && exponent <= 64) {
    let result = 1;
    for (let i = 0; i < exponent; i++) result *= base;
    return result;
  }
  return base === 0 ? 0 : exp(exponent * log(base));
}
