minhbachIndex("89505e1c","more-2-1",{"dkt!d":"KPCPCPCPCPCP"});
