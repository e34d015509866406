minhbachIndex("faab628adbb5fcbe","more-2-0",{"huong!ww":"WiCi","huyen!ej":"QiCiCiCiCi","huyen_huong":"WiCi"});
