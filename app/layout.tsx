import type { Metadata, Viewport } from 'next';
import { BesidePage } from '@/components/site/beside-page';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { ThemeProvider } from '@/components/site/theme-provider';
import { StatusRegion } from '@/components/ui/status';
import { fontVariables } from './fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Headroom: run small systems, break them, predict what happens', template: '%s · Headroom' },
  description:
    'Learn scalability and reliability by running small systems in your browser, breaking them, and predicting what happens next.',
  applicationName: 'Headroom',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#12130f' },
  ],
};

export default function RootLayout({ children }: Readonly<{ children: React.ReactNode }>) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <ThemeProvider>
          <BesidePage>
            <a href="#main" className="skip-link">
              Skip to the content
            </a>
            <SiteHeader />
          </BesidePage>
          <main id="main" tabIndex={-1} className="grow outline-none">
            {children}
          </main>
          <BesidePage>
            <SiteFooter />
          </BesidePage>
          <StatusRegion />
        </ThemeProvider>
      </body>
    </html>
  );
}
