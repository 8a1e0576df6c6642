/** Which segment the pointer is on. */
import type { Reader } from '$lib/state/reader.svelte';

export function segmentPointer(reader: Reader) {
  const of = (e: Event) => {
    const id = (e.target as HTMLElement).closest<HTMLElement>('[data-segment]')?.dataset['segment'];
    return id === undefined ? null : Number(id);
  };
  return (element: HTMLElement) => {
    const onOver = (e: PointerEvent) => {
      if (e.pointerType !== 'touch') reader.hoverSegment = of(e);
    };
    const onLeave = () => (reader.hoverSegment = null);
    const onClick = (e: MouseEvent) => {
      // A click that ends a selection is no click on a sentence.
      if (window.getSelection()?.isCollapsed === false) return;
      const id = of(e);
      reader.caret = id === reader.caret ? null : id;
      reader.focusPoint = null;
      reader.pointed = null;
    };
    element.addEventListener('pointerover', onOver);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('click', onClick);
    return () => {
      element.removeEventListener('pointerover', onOver);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('click', onClick);
    };
  };
}
