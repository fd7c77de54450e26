import { useState } from 'react';
import type { Row } from '../../model/list/column.ts';
import { Segment } from '../../ui/Segment.tsx';

const textOf = (row: Row, field: string): string => (typeof row[field] === 'string' ? row[field] : '');

/** The texts of a template, as they are written. HTML is shown as its source: what is shown cannot run. */
export function TemplateTexts({ row }: { readonly row: Row }) {
  const [body, setBody] = useState<'text_body' | 'html_body'>('text_body');
  const text = textOf(row, body);
  return (
    <>
      <div className="mb-2 flex items-center justify-between gap-2">
        <h3>Text</h3>
        <Segment
          name="Which text"
          value={body}
          options={[
            { value: 'text_body', title: 'Plain' },
            { value: 'html_body', title: 'HTML' },
          ]}
          onChange={setBody}
        />
      </div>
      <pre className="max-h-96 overflow-auto rounded-control border bg-sunken p-2.5 font-mono text-small break-words whitespace-pre-wrap select-text">
        {text === '' ? 'There is none.' : text}
      </pre>
    </>
  );
}
