minhbachIndex("faab628adbb5fcbe","more-1-1",{"chua!w":"Ac","dkt!d":"KPCPCPCPCPCP"});
