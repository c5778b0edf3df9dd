/** So many of three stars, said in words too. */
export function Stars({ count }: { readonly count: number }) {
  return (
    <span data-slot="stars" className="inline-flex items-center gap-0.5 align-[-0.125em]">
      {[1, 2, 3].map((star) => (
        <svg key={star} aria-hidden="true" viewBox="0 0 16 16" className="size-[1em]">
          <path
            d="M8 1.5l2 4.3 4.7.6-3.5 3.2.9 4.6L8 11.9l-4.1 2.3.9-4.6L1.3 6.4 6 5.8z"
            fill={star <= count ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="1"
            strokeLinejoin="round"
          />
        </svg>
      ))}
      <span className="sr-only">{count} of 3 stars</span>
    </span>
  );
}
