minhbachIndex("faab628adbb5fcbe","more-3-1",{"muc!j":"KPCPCPCPCPCP","muc_i":"KPCPCPCPCPCP"});
