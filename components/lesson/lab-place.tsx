/** Keeps the room of a lab that is about to come, so that the words below do not jump. */
export const LabPlace = () => <div aria-hidden="true" className="min-h-[46rem]" />;
