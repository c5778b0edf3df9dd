/** How many of the runs that are made beside the lab are there. */
export function PoolProgress({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div className="flex items-center gap-3">
      <progress
        aria-label="Runs made"
        max={total}
        value={done}
        className="h-2 w-40 appearance-none [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-ink [&::-moz-progress-bar]:bg-ink"
      />
      <span className="tabular-nums">
        {done} of {total} runs
      </span>
    </div>
  );
}
