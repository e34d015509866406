minhbachIndex("ceea4f5e","more-0-1",{"2":"GPCPCPCPCPCPCP","2/bc/dkt":"KPCPCPCPCPCP","bc!":"IPCPCPCPCPCPCP","bc_dkt":"KPCPCPCPCPCP"});
