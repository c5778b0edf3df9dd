'use client';
import { Button } from '@/components/ui/button';

export const PrintButton = () => (
  <Button className="scriptless:hidden" onClick={() => window.print()}>
    Print
  </Button>
);
