minhbachIndex("faab628adbb5fcbe","more-5-0",{"xa!x":"akCh"});
