declare module 'wavedrom' {
  const wavedrom: object
  export default wavedrom
}
