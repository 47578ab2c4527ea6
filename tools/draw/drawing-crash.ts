/** A drawing program fell over: what is left of it cannot be used, and says nothing about the figure. */
export class DrawingCrash extends Error {}
