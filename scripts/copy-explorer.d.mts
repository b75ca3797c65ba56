/** @param folder made where it is missing */
export function copyExplorer(folder: string): void;
