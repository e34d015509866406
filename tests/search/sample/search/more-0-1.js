minhbachIndex("fa7a71a80fb47e4e","more-0-1",{"2":"GPCPCPCPCPCPCP","2/bc/dkt":"KPCPCPCPCPCP","bc!":"IPCPCPCPCPCPCP","bc_dkt":"KPCPCPCPCPCP"});
