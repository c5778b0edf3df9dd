/** Evaluates a sum as people write it: `100,000,000 × 0.5 ÷ 86,400`. @throws Error at anything else */
export function evaluate(text: string): number {
  const tokens = text.replaceAll(',', '').match(/\d+(?:\.\d+)?|[()×÷*/+−-]|\S/g) ?? [];
  let at = 0;
  const take = (...wanted: string[]): string | undefined => (wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined);
  const atom = (): number => {
    if (take('(')) {
      const inner = sum();
      if (!take(')')) throw new Error(`“${text}” must close its brackets`);
      return inner;
    }
    const token = tokens[at++];
    if (token === undefined || Number.isNaN(Number(token)))
      throw new Error(`“${text}” must be a sum, got “${token ?? 'its end'}”`);
    return Number(token);
  };
  const product = (): number => {
    let value = atom();
    for (let sign = take('×', '*', '÷', '/'); sign; sign = take('×', '*', '÷', '/')) {
      const next = atom();
      value = sign === '×' || sign === '*' ? value * next : value / next;
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = take('+', '-', '−'); sign; sign = take('+', '-', '−')) value += sign === '+' ? product() : -product();
    return value;
  };
  const value = sum();
  if (at < tokens.length) throw new Error(`“${text}” must be a sum, got “${tokens[at]}”`);
  return value;
}
