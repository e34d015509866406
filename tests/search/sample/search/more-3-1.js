minhbachIndex("fa7a71a80fb47e4e","more-3-1",{"muc!j":"KPCPCPCPCPCP","muc_i":"KPCPCPCPCPCP"});
