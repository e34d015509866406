minhbachIndex("0bca4c1f","more-1-1",{"chua!w":"Ac"});
