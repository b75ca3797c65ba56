import type { SelectionNode, SelectionSetNode, ValidationContext, ValidationRule } from 'graphql';
import { createTooComplexError } from './limit-cost.js';

/** Every root field may start a walk over all sources, so there is a limit of its own to how many one operation has. */
export function limitRootFields(most: number): ValidationRule {
  return (context) => {
    const count = createCounter(context);
    return {
      OperationDefinition: (operation) => {
        if (count(operation.selectionSet) <= most) return;
        context.reportError(createTooComplexError(`The operation has more than ${most} root fields`));
      },
    };
  };
}

/** Counts fields as they are written, each fragment once: two of the same name count twice, although they are answered once. */
function createCounter(context: ValidationContext): (selections: SelectionSetNode) => number {
  const counted = new Map<string, number>();
  const count = (set: SelectionSetNode): number => set.selections.reduce((sum, node) => sum + countOf(node), 0);
  const countOf = (node: SelectionNode): number => {
    if (node.kind === 'Field') return 1;
    if (node.kind === 'InlineFragment') return count(node.selectionSet);
    const name = node.name.value;
    const known = counted.get(name);
    if (known !== undefined) return known;
    // A fragment within itself adds nothing; that it is not allowed is said by another rule.
    counted.set(name, 0);
    const fragment = context.getFragment(name);
    const fields = fragment ? count(fragment.selectionSet) : 0;
    counted.set(name, fields);
    return fields;
  };
  return count;
}
