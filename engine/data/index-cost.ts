import { InputError } from '../input-error';

const PAGE_BYTES = 8192;
const PAGE_HEADER_BYTES = 24;
const LINE_POINTER_BYTES = 4;
const ROW_HEADER_BYTES = 24;
const INDEX_ENTRY_HEADER_BYTES = 8;
/** What a B-tree page keeps at its end for its neighbours. */
const BTREE_SPECIAL_BYTES = 16;
const LEAF_FILL = 0.9;
const INNER_FILL = 0.7;

/** PostgreSQL's planner: cost of a page read in order is 1. */
const SEQ_PAGE_COST = 1;
const RANDOM_PAGE_COST = 4;
const CPU_ROW_COST = 0.01;
const CPU_INDEX_ENTRY_COST = 0.005;
const CPU_OPERATOR_COST = 0.0025;

export interface TableShape {
  /** Rows of the table, a whole number >= 0. */
  readonly rows: number;
  /** Of one row, its header not counted. */
  readonly rowBytes: number;
  /** Of the indexed columns. */
  readonly keyBytes: number;
}

/** What a query would read, and what that costs in pages read in order. */
export interface PlanCost {
  readonly rowsTouched: number;
  readonly pagesRead: number;
  readonly cost: number;
}

export interface IndexCost {
  readonly tablePages: number;
  /** Leaves, inner pages and the meta page. */
  readonly indexPages: number;
  /** Pages from the root to a leaf. */
  readonly height: number;
  readonly scan: PlanCost;
  readonly index: PlanCost;
  readonly cheaper: 'scan' | 'index';
}

export interface WriteCost {
  /** Pages changed by inserting one row: the table's, and a leaf of each index. */
  readonly pagesWritten: number;
  /** Pages read on the way down, should none be cached. */
  readonly pagesRead: number;
  /** `pagesWritten` over that of a table without an index. */
  readonly amplification: number;
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

function pagesOf(rows: number, rowBytes: number): number {
  const perPage = Math.floor((PAGE_BYTES - PAGE_HEADER_BYTES) / (aligned(ROW_HEADER_BYTES + rowBytes) + LINE_POINTER_BYTES));
  return Math.ceil(rows / perPage);
}

interface Tree {
  readonly pages: number;
  readonly leaves: number;
  readonly height: number;
}

function treeOf(rows: number, keyBytes: number): Tree {
  const entryBytes = INDEX_ENTRY_HEADER_BYTES + aligned(keyBytes) + LINE_POINTER_BYTES;
  const room = PAGE_BYTES - PAGE_HEADER_BYTES - BTREE_SPECIAL_BYTES;
  const leaves = Math.max(1, Math.ceil(rows / Math.floor((room * LEAF_FILL) / entryBytes)));
  const fanOut = Math.floor((room * INNER_FILL) / entryBytes);
  let pages = leaves + 1;
  let height = 1;
  for (let level = leaves; level > 1; height++) {
    level = Math.ceil(level / fanOut);
    pages += level;
  }
  return { pages, leaves, height };
}

/**
 * Pages of a table that fetching so many rows in no order reads, each once as long as it is cached (Mackert & Lohman, "Index scans
 * using a finite LRU buffer", ACM TODS 14(3), 1989): min(2TN/(2T + N), T) of T pages for N rows.
 */
function pagesFetched(pages: number, rows: number): number {
  return rows === 0 ? 0 : Math.min(pages, Math.ceil((2 * pages * rows) / (2 * pages + rows)));
}

/**
 * Finding the rows that match by reading the whole table, and by way of a B-tree.
 *
 *   scan   pages + rows · (cpu row + cpu operator)
 *   index  4 · (height − 1 + leaves read + table pages fetched) + matching · (cpu index entry + cpu operator + cpu row)
 *
 * Rows and entries are laid out as PostgreSQL lays them out (8 KiB pages, leaves 90% full, inner pages 70%); costs are its
 * planner's, with its defaults. Rows that match stand in no order in the table; of them and the leaves nothing is cached before.
 *
 * @param matching rows that match, 0..rows
 * @throws InputError
 * @see PostgreSQL 17 documentation, "Using EXPLAIN", "Planner Cost Constants", "Database Page Layout"; the same
 *   numbers in `cost_seqscan` and `cost_index` of `costsize.c`. Deviation: the way down the tree is charged as pages read, where
 *   `btcostestimate` takes inner pages as cached and charges a little CPU for each; no correlation, no parallel plans, no bitmap scans.
 */
export function indexCost(table: TableShape, matching: number): IndexCost {
  checkTable(table);
  const { rows, rowBytes, keyBytes } = table;
  if (!(matching >= 0 && matching <= rows)) throw new InputError('matching', `must be from 0 to ${rows}`, matching);
  const tablePages = pagesOf(rows, rowBytes);
  const tree = treeOf(rows, keyBytes);
  const scan = {
    rowsTouched: rows,
    pagesRead: tablePages,
    cost: tablePages * SEQ_PAGE_COST + rows * (CPU_ROW_COST + CPU_OPERATOR_COST),
  };
  const leavesRead = rows === 0 ? 1 : Math.max(1, Math.ceil((tree.leaves * matching) / rows));
  const pagesRead = tree.height - 1 + leavesRead + pagesFetched(tablePages, matching);
  const perRow = CPU_INDEX_ENTRY_COST + CPU_OPERATOR_COST + CPU_ROW_COST;
  const index = { rowsTouched: matching, pagesRead, cost: pagesRead * RANDOM_PAGE_COST + matching * perRow };
  const cheaper = index.cost < scan.cost ? 'index' : 'scan';
  return { tablePages, indexPages: tree.pages, height: tree.height, scan, index, cheaper };
}

/**
 * What each index adds to the insertion of one row: a way down its tree, and a leaf that changes. Splits, one per some hundred
 * entries, and the write-ahead log are left out.
 *
 * @param indexes how many, a whole number >= 0
 */
export function writeCost(table: TableShape, indexes: number): WriteCost {
  checkTable(table);
  if (!(Number.isInteger(indexes) && indexes >= 0)) throw new InputError('indexes', 'must be an integer >= 0', indexes);
  const { height } = treeOf(table.rows, table.keyBytes);
  return { pagesWritten: 1 + indexes, pagesRead: 1 + indexes * height, amplification: 1 + indexes };
}

/** The share of rows from which on reading everything is cheaper than going by the index; 1 when it never is. */
export function breakEvenRatio(table: TableShape): number {
  let [low, high] = [0, table.rows];
  if (indexCost(table, high).cheaper === 'index') return 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (indexCost(table, middle).cheaper === 'index') low = middle;
    else high = middle;
  }
  return table.rows === 0 ? 0 : high / table.rows;
}

function checkTable({ rows, rowBytes, keyBytes }: TableShape): void {
  if (!(Number.isInteger(rows) && rows >= 0 && rows <= 1e12))
    throw new InputError('rows', 'must be an integer from 0 to 1e12', rows);
  if (!(rowBytes >= 1 && rowBytes <= 8000)) throw new InputError('rowBytes', 'must be from 1 to 8000', rowBytes);
  if (!(keyBytes >= 1 && keyBytes <= 2000)) throw new InputError('keyBytes', 'must be from 1 to 2000', keyBytes);
}
