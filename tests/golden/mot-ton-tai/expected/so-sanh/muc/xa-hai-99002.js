minhbachUnit("xa-hai-99002",{"name":"Xã Hai <b>&","path":"don-vi/xa-hai-99002/","now":[],"results":[],"findings":1,"done":0});
