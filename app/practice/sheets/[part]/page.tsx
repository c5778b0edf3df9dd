import type { Metadata } from 'next';
import { CheatSheet } from '@/components/practice/cheat-sheet';
import { parts } from '@/content/course';
import { loadSheet, printedParts } from '@/content/practice/sheets';

interface SheetParams {
  readonly params: Promise<{ readonly part: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => printedParts().map((part) => ({ part: String(part) }));

const titleOf = (part: string) => parts.find(({ number }) => String(number) === part)!.title;

export async function generateMetadata({ params }: SheetParams): Promise<Metadata> {
  const title = titleOf((await params).part);
  return { title: `${title}: a sheet to print`, description: `What to remember of ${title}, on paper.` };
}

export default async function SheetPage({ params }: SheetParams) {
  const { part } = await params;
  return <CheatSheet title={titleOf(part)} sheet={loadSheet(Number(part))} />;
}
