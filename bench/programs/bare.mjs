// Nothing: what a start costs by itself.
export {};
