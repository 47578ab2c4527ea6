/* avps case
requirement: P-BAT-01@1
title: lets the batter rest for half an hour
uses: [clock]
*/
export default null
