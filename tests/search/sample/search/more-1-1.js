minhbachIndex("8d8efb75d8481d9c","more-1-1",{"chua!w":"Ac","dkt!d":"KPCPCPCPCPCP"});
