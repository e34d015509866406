minhbachIndex("0447f8a0","more-4-1",{"muc!j":"KPCPCPCPCPCP","muc_i":"KPCPCPCPCPCP"});
