interface FiguresTableProps {
  /** What each row is. */
  readonly what: string;
  readonly headings: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly React.ReactNode[] }[];
}

/** A small table of figures at the playhead, a row for each part of a node. */
export const FiguresTable = ({ what, headings, rows }: FiguresTableProps) => (
  <table className="text-sm tabular-nums">
    <thead>
      <tr>
        <th scope="col">
          <span className="sr-only">{what}</span>
        </th>
        {headings.map((heading) => (
          <th key={heading} scope="col" className="px-2 py-0.5 text-end font-medium">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, cells }) => (
        <tr key={name} className="border-t border-rule">
          <th scope="row" className="py-0.5 pe-2 text-start font-semibold">
            {name}
          </th>
          {cells.map((cell, i) => (
            <td key={headings[i]} className="px-2 py-0.5 text-end whitespace-nowrap">
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
