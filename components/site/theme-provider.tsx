'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { ThemeProvider as NextThemes } from 'next-themes';

/** `disableTransitionOnChange` would write a <style>, which the security policy refuses. */
export function ThemeProvider({ children }: { readonly children: React.ReactNode }) {
  return (
    <NextThemes attribute="data-theme" defaultTheme="system" enableSystem storageKey="headroom.theme">
      <CSPProvider disableStyleElements>{children}</CSPProvider>
    </NextThemes>
  );
}
