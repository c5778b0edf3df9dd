import { confidences } from '../practice/confidence';
import { buttonClass } from '../ui/button';

/** Options to choose from, before they can be chosen. */
export const OptionsRoom = ({ options }: { readonly options: readonly string[] }) => (
  <ul className="grid gap-px">
    {options.map((option) => (
      <li key={option} className="border-t border-rule py-1 last:border-b">
        <span className="grid min-h-9 grid-cols-[1.25rem_minmax(0,1fr)] items-baseline gap-x-2 py-1.5 pointer-coarse:min-h-11 print:min-h-0">
          <span className="size-3 rounded-full border border-edge" />
          <span>{option}</span>
        </span>
      </li>
    ))}
  </ul>
);

/** Room for how sure somebody is, and for the button that settles it. */
export const SureRoom = ({ button }: { readonly button: string }) => (
  <div aria-hidden="true" className="invisible flex flex-wrap items-center gap-x-6 gap-y-3 scriptless:hidden print:hidden">
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span className="me-4 max-sm:w-full">How sure are you?</span>
      {Object.values(confidences).map(({ label }) => (
        <span key={label} className="flex min-h-9 items-center gap-1.5 pointer-coarse:min-h-11">
          <span className="size-4" />
          {label}
        </span>
      ))}
    </div>
    <span className={buttonClass('solid')}>{button}</span>
  </div>
);
