export function PageHeading({ title, line }: { readonly title: string; readonly line?: React.ReactNode }) {
  return (
    <header className="pt-10 pb-8 lg:pt-14">
      <h1 className="font-serif text-3xl font-semibold tracking-tight text-balance">{title}</h1>
      {line ? <p className="mt-2 max-w-measure font-serif text-lg text-muted">{line}</p> : null}
    </header>
  );
}
