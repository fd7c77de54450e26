import type { ComponentProps, ReactNode } from 'react';
import { Labelled } from './Labelled.tsx';
import { Segment } from './Segment.tsx';

interface Props<Value extends string> extends Omit<ComponentProps<typeof Segment<Value>>, 'name'> {
  readonly label: string;
  readonly help?: ReactNode;
  readonly refusal?: string | undefined;
  /** Controls that a choice reveals below it. */
  readonly children?: ReactNode;
}

/** A segmented control as a form field, with its label and help or the problem below. */
export function SegmentField<Value extends string>({ label, help, refusal, children, ...segment }: Props<Value>) {
  return (
    <Labelled label={label} help={help} refusal={refusal}>
      <div className="flex min-h-7 items-center">
        <Segment name={label} {...segment} />
      </div>
      {children}
    </Labelled>
  );
}
