/**
 * Logarithm and exponential built only from operations that IEEE 754 fixes to the last bit (+ − × ÷ and bit moves), so
 * that every JavaScript engine draws the same numbers. `Math.log` and `Math.exp` are allowed to differ between engines.
 *
 * Ported from FreeBSD msun `e_log.c` and `e_exp.c` (Sun Microsystems, 1993); error under 1 ulp.
 */
const view = new DataView(new ArrayBuffer(8));
const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;

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
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = odd + even;
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + r) + k * LN2_LO) - f);
}

/** e to the power of x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const hi = x - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t * (-0.0027777777777015593 + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - (lo - (r * c) / (2 - c) - hi);
  return scaleByPowerOfTwo(y, k);
}

function scaleByPowerOfTwo(y: number, k: number): number {
  if (k >= -1021) return k === 1024 ? y * 2 * 8.98846567431158e307 : withHighWord(y, highWord(y) + (k << 20));
  return withHighWord(y, highWord(y) + ((k + 1000) << 20)) * 9.332636185032189e-302;
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
