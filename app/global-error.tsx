'use client';

/** Stands in for the whole document when the layout itself has failed: no style and no part of the site can be counted on. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <h1>This page could not be shown.</h1>
        <p>What you did is kept in this browser.</p>
        <p>
          <button type="button" onClick={reset}>
            Try again
          </button>{' '}
          <a href="/">Go to the course</a>
        </p>
      </body>
    </html>
  );
}
