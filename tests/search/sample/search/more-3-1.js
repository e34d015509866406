minhbachIndex("8d8efb75d8481d9c","more-3-1",{"muc!j":"KPCPCPCPCPCP","muc_i":"KPCPCPCPCPCP"});
