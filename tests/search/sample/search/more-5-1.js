minhbachIndex("faab628adbb5fcbe","more-5-1",{"xa!x":"AhChChOhCeKh","xa_son":"AhChSeKh"});
