minhbachIndex("fa7a71a80fb47e4e","more-1-1",{"chua!w":"Ac","dkt!d":"KPCPCPCPCPCP"});
