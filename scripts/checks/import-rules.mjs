/** Imports run one way: engine ← runtime ← components ← app; content beside, seeing the engine. First match of `from` and `to`. */

const ours = /^(app|bench|components|content|e2e|engine|runtime|scripts)\//;
const isTest = /\.(test|bench)\.tsx?$/;

/** @param families folders of the engine that hold a family */
export function importRules(families) {
  const family = new RegExp(`^engine/(${families.join('|')})/`);
  const familyOf = (file) => family.exec(file)?.[1];
  return [
    {
      name: 'engine imports nothing of ours',
      forbids: ({ from, to, kind }) =>
        from.startsWith('engine/') && kind === 'own' && !to.startsWith('engine/') && to !== 'package.json',
    },
    {
      name: 'engine has no host: only the command does',
      forbids: ({ from, kind }) =>
        from.startsWith('engine/') && !from.startsWith('engine/headless/') && !isTest.test(from) && kind === 'core',
    },
    {
      name: 'engine has no page',
      forbids: ({ from, to, kind }) =>
        from.startsWith('engine/') && kind === 'package' && /^(react|react-dom|next|d3|zustand|@base-ui)\b/.test(to),
    },
    {
      name: 'families never import each other',
      forbids: ({ from, to }) =>
        familyOf(from) !== undefined && familyOf(to) !== undefined && familyOf(from) !== familyOf(to) && !isTest.test(from),
    },
    {
      name: 'only stations, scenarios and the command compose families',
      forbids: ({ from, to, typeOnly }) =>
        /^engine\/(?!(stations|scenario|headless)\/|families\.ts$)/.test(from) &&
        familyOf(from) === undefined &&
        familyOf(to) !== undefined &&
        !typeOnly &&
        !isTest.test(from),
    },
    {
      name: 'pages do not import the command',
      forbids: ({ from, to }) =>
        /^(app|components|content|runtime)\//.test(from) && !isTest.test(from) && to.startsWith('engine/headless/'),
    },
    {
      // What a lab is made of is said once, where labs are.
      name: 'content sees the engine and nothing else',
      forbids: ({ from, to, kind, typeOnly }) =>
        from.startsWith('content/') &&
        !isTest.test(from) &&
        kind === 'own' &&
        !/^(content|engine)\//.test(to) &&
        !(typeOnly && to === 'components/lab/lab-spec.ts'),
    },
    {
      name: 'runtime sees the engine and nothing else',
      forbids: ({ from, to, kind }) =>
        from.startsWith('runtime/') && !isTest.test(from) && kind === 'own' && !/^(runtime|engine)\//.test(to),
    },
    {
      // Knobs and a recording are plain data to read, and a bad input is an error to show; running is for the runtime.
      name: 'components take types and knobs from the engine',
      forbids: ({ from, to, typeOnly }) =>
        from.startsWith('components/') &&
        !isTest.test(from) &&
        to.startsWith('engine/') &&
        !typeOnly &&
        !/^engine\/(input-error\.ts$|outcome\.ts$|units\.ts$|recording\/(types|row-links)\.ts$|knobs\/)/.test(to),
    },
    {
      name: 'components see runtime, content and engine',
      forbids: ({ from, to, kind }) =>
        from.startsWith('components/') && kind === 'own' && ours.test(to) && !/^(components|content|engine|runtime)\//.test(to),
    },
    {
      name: 'controls are domain-free',
      forbids: ({ from, to, kind }) => from.startsWith('components/ui/') && kind === 'own' && !to.startsWith('components/ui/'),
    },
    {
      name: 'pictures take plain values and know no store',
      forbids: ({ from, to, typeOnly }) =>
        from.startsWith('components/viz/') &&
        !isTest.test(from) &&
        !typeOnly &&
        /^(runtime|components\/(lab|lesson|practice|site))\//.test(to),
    },
    {
      name: 'app holds routes: it sees components and content',
      forbids: ({ from, to, kind, typeOnly }) =>
        from.startsWith('app/') && kind === 'own' && !typeOnly && !/^(app|components|content)\//.test(to),
    },
    { name: 'every import is there', forbids: ({ kind, to }) => kind === 'missing' && !to.endsWith('.css') },
  ];
}
