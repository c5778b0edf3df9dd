import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, outFolder } from '../out-files.mjs';
import { policyOf } from '../security-policy.mjs';

const policyTag = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"\/>/;

/** Pages whose policy is missing, late, or does not fit their scripts; and styles that the policy would refuse. */
function policyProblems() {
  return filesUnder(outFolder, (file) => file.endsWith('.html')).flatMap((file) => {
    const page = path.relative(outFolder, file);
    const html = readFileSync(file, 'utf8');
    const policy = policyTag.exec(html);
    if (!policy) return [`${page} has no policy`];
    const bare = html.replace(policy[0], '');
    return [
      ...(policy[1] === policyOf(bare) ? [] : [`${page}: policy does not name its scripts`]),
      ...(policy.index < html.search(/<(script|link|style)\b/) ? [] : [`${page}: policy stands after what it is about`]),
      ...(/<style\b/.test(html) ? [`${page} has a <style>, which the policy refuses`] : []),
      ...(/\son[a-z]+="/.test(html.replaceAll(/<script[\s\S]*?<\/script>/g, '')) ? [`${page} has an inline handler`] : []),
    ];
  });
}

/** What the server must answer, asked over the wire. */
async function answerProblems(url) {
  const lesson = filesUnder(path.join(outFolder, 'learn'), (file) => file.endsWith('.html') && !file.endsWith('index.html'))[0];
  const address = lesson ? `/learn/${path.basename(lesson, '.html')}` : '/about';
  const embed = filesUnder(path.join(outFolder, 'embed'), (file) => file.endsWith('.html') && !file.endsWith('index.html'))[0];
  const script = filesUnder(path.join(outFolder, '_next', 'static'), (file) => file.endsWith('.js'))[0];
  const asks = [
    ...['/', address, `${address}/`, `${address}.html`].map((at) => ({
      at,
      status: 200,
      header: 'content-type',
      like: /^text\/html/,
    })),
    { at: '/no/such/page', status: 404, header: 'content-type', like: /^text\/html/ },
    { at: '/', status: 200, header: 'content-security-policy', like: /frame-ancestors 'none'/ },
    {
      at: `/${path.relative(outFolder, embed).split(path.sep).join('/').slice(0, -'.html'.length)}`,
      status: 200,
      header: 'content-security-policy',
      like: /^frame-ancestors \*$/,
    },
    { at: '/', status: 200, header: 'content-encoding', like: /^br$/ },
    { at: '/', status: 200, header: 'cache-control', like: /^no-cache$/ },
    {
      at: `/${path.relative(outFolder, script).split(path.sep).join('/')}`,
      status: 200,
      header: 'cache-control',
      like: /immutable/,
    },
    { at: '/', status: 200, header: 'x-content-type-options', like: /^nosniff$/ },
  ];
  const problems = [];
  for (const { at, status, header, like } of asks) {
    const answer = await fetch(url + at, { headers: { 'accept-encoding': 'br' } });
    await answer.arrayBuffer();
    if (answer.status !== status) problems.push(`${at} must answer ${status}, got ${answer.status}`);
    if (!like.test(answer.headers.get(header) ?? ''))
      problems.push(`${at}: ${header} must be like ${like}, got ${answer.headers.get(header)}`);
  }
  return problems;
}

export const checkServed = async (url) => [...policyProblems(), ...(await answerProblems(url))];
